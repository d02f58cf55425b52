// Makes screenshots small enough to be packed.

/**
 * A PNG as WebP with the 160 colors that matter most in it, without loss beyond that: a third of its size. The browser
 * does the work.
 * @param {import('playwright-core').Browser} browser
 * @param {Buffer} png
 * @returns {Promise<Buffer>}
 */
export async function compressedPicture(browser, png) {
  const page = await browser.newPage();
  try {
    const address = await page.evaluate(reduceColours, `data:image/png;base64,${png.toString('base64')}`);
    return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  } finally {
    await page.close();
  }
}

/** Runs in the page. @param {string} address @returns {Promise<string>} */
async function reduceColours(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Uint32Array(pixels.data.buffer);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const channels = (/** @type {number} */ colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const distance = (/** @type {number} */ a, /** @type {number} */ b) => {
    const other = channels(b);
    return channels(a).reduce((sum, channel, index) => sum + Math.abs(channel - (other[index] ?? 0)), 0);
  };
  // The frequent ones, at first such as differ clearly, so that a rare color of its own is not lost to shades of grey.
  /** @type {number[]} */
  const palette = [];
  for (const least of [30, 20, 13, 8, 5, 3, 2, 1]) {
    for (const colour of frequent) {
      if (palette.length === 160) break;
      if (palette.every((chosen) => distance(chosen, colour) >= least)) palette.push(colour);
    }
  }
  const nearest = new Map(frequent.map((colour) => [colour,
    palette.reduce((best, chosen) => (distance(chosen, colour) < distance(best, colour) ? chosen : best))]));
  for (let index = 0; index < colours.length; index++) colours[index] = nearest.get(colours[index] ?? 0) ?? 0;
  context.putImageData(pixels, 0, 0);
  // Quality 1 means: without loss.
  return canvas.toDataURL('image/webp', 1);
}
