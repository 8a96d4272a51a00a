const size = 96;

/**
 * Draws an image file into a canvas. An <img> would need a blob: address, which the page's Content-Security-Policy does not
 * allow. Tells whether it has: not if it is no image, or no longer wanted once it is decoded.
 */
export async function drawPreview(
  canvas: HTMLCanvasElement,
  file: File,
  isWanted: () => boolean,
): Promise<boolean> {
  try {
    const image = await createImageBitmap(file);
    if (!isWanted()) return false;
    const scale = Math.max(size / image.width, size / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    canvas.width = canvas.height = size;
    const pen = canvas.getContext("2d");
    pen?.drawImage(image, (size - width) / 2, (size - height) / 2, width, height);
    image.close();
    return true;
  } catch {
    return false; // no image, or a broken one
  }
}
