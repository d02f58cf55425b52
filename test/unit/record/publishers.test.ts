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

  it('are found again, however many hosts were asked for in between, and by each list for itself', () => {
    const paper = { name: 'The Aldary Post', aliases: [], hosts: ['nytimes.com'] };
    for (let round = 0; round < 2; round++) {
      for (let host = 0; host < 2000; host++) assert.equal(publisherOfHost(`h${host}.example`, knownPublishers), undefined);
      assert.equal(publisherOfHost('www.nytimes.com', knownPublishers)?.name, 'The New York Times');
      assert.equal(publisherOfHost('www.nytimes.com', [paper]), paper);
    }
  });

  it('are found in the order of their list where several have the host or the name', () => {
    const [paper, sports, other] = [
      { name: 'The Aldary Post', aliases: ['Post'], hosts: ['aldary.example'] }, { name: 'Sports', aliases: [], hosts: ['sports.aldary.example'] }, { name: 'Post', aliases: [], hosts: [''] },
    ];
    assert.equal(publisherOfHost('www.sports.aldary.example', [sports, paper]), sports);
    assert.equal(publisherOfHost('www.sports.aldary.example', [paper, sports]), paper);
    assert.equal(publisherOfHost('aldary.example.', [paper, sports, other]), undefined);
    assert.equal(publisherOfName('The Post', [paper, other]), paper);
    assert.equal(publisherOfName('The Post', [other, paper]), other);
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
