import assert from 'node:assert/strict';
import { isPublisherName, knownPublishers, publisherOfHost, publisherOfName, usesName } from '../../../src/core/record/publishers';

describe('publishers', () => {
  it('are found by host, by subdomain, in any case', () => {
    for (const host of ['nytimes.com', 'www.nytimes.com', 'cityroom.blogs.nytimes.com', 'WWW.NYTIMES.COM']) {
      assert.equal(publisherOfHost(host, knownPublishers)?.name, 'The New York Times', host);
    }
    for (const host of ['notnytimes.com', 'nytimes.com.example', 'com', '', 'example.com']) {
      assert.equal(publisherOfHost(host, knownPublishers), undefined, host);
    }
  });

  it('are found by any of their names', () => {
    for (const name of ['The New York Times', 'new york times', ' NYTimes.com ', 'NYTIMES.COM']) {
      assert.equal(publisherOfName(name, knownPublishers)?.name, 'The New York Times', name);
      assert.ok(isPublisherName(name));
    }
    for (const name of ['', 'The', 'Times', 'The Aldary Courier']) assert.ok(!isPublisherName(name), name);
  });

  it('have lower-case hosts without www, and share neither host nor name', () => {
    const hosts = knownPublishers.flatMap((publisher) => publisher.hosts);
    for (const host of hosts) assert.match(host, /^(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
    assert.equal(new Set(hosts).size, hosts.length);
    for (const publisher of knownPublishers) {
      for (const name of [publisher.name, ...publisher.aliases]) {
        assert.deepEqual(knownPublishers.filter((other) => usesName(other, name)), [publisher], `${name} belongs to one publisher`);
      }
    }
    assert.ok(knownPublishers.length >= 40);
  });
});
