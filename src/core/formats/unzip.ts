/** All that is needed of the package: a bundle that loads this file late takes nothing else of it. */
export { unzipSync } from 'fflate';
