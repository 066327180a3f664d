// Draws the first page of every paper on the page, and of each that comes.
import { GlobalWorkerOptions, getDocument } from '/pdf.mjs';

GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';

const draw = async (canvas) => {
  const { pdf } = canvas.dataset;
  delete canvas.dataset.pdf;
  const paper = await getDocument({ url: pdf }).promise;
  const page = await paper.getPage(1);
  const viewport = page.getViewport({ scale: 2 });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  await page.render({ canvas, viewport }).promise;
  await paper.destroy();
};

const drawAll = () => document.querySelectorAll('canvas[data-pdf]').forEach(draw);

new MutationObserver(drawAll).observe(document.getElementById('tray'), { childList: true, subtree: true });
drawAll();
