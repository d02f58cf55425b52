// `npm run package`: writes article-annotator-VERSION.vsix into the checkout.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './host/dependencies.mjs';
import { packVsix } from './host/vsix.mjs';

const { name, version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
const path = await packVsix((line) => console.log(`… ${line}`), join(checkout, `${name}-${version}.vsix`));
console.log(`${path} (${(statSync(path).size / 1e6).toFixed(1)} MB)`);
