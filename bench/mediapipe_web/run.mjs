// Dowel's whole pipeline against MediaPipe's web build on the same clip and machine.
//   node bench/mediapipe_web/run.mjs CLIP [FRAMES] [ROUNDS]
// The web build is given decoded pictures and asked for the pose alone (full model, CPU inference,
// explicit timestamps); Dowel is given the file and does everything: decoding, detector, two passes,
// silhouette, analysis. Prints frames per second of both and the ratio. No network is used.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readdirSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const clip = process.argv[2];
const wanted = Number(process.argv[3] ?? 240);
if (!clip) {
  console.error('usage: node bench/mediapipe_web/run.mjs CLIP [FRAMES]');
  process.exit(2);
}
const work = mkdtempSync(path.join(tmpdir(), 'dowel-bench-'));
const packageDir = path.join(root, 'build/mediapipe-pose/package');
if (!existsSync(packageDir)) {
  console.error('the web build is not here: run tools/setup --bench');
  process.exit(1);
}

const probe = spawnSync('ffprobe', ['-v', 'error', '-select_streams', 'v', '-show_entries',
  'stream=avg_frame_rate', '-of', 'csv=p=0', clip], { encoding: 'utf8' });
const [over, under] = probe.stdout.trim().split('/').map(Number);
const fps = over / (under || 1);
spawnSync('ffmpeg', ['-v', 'error', '-i', clip, '-frames:v', String(wanted), '-q:v', '2',
  path.join(work, '%05d.jpg')], { stdio: 'inherit' });
const pictures = readdirSync(work).filter((name) => name.endsWith('.jpg')).sort();

const types = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };
function runWeb(segmentation) {
  return new Promise((resolve, reject) => {
    const profile = mkdtempSync(path.join(tmpdir(), 'dowel-bench-browser-'));
    let browser;
    const server = createServer((request, response) => {
      const url = request.url.split('?')[0];
      if (url === '/plan') {
        response.end(JSON.stringify({ frames: pictures.length, fps, segmentation }));
      } else if (url.startsWith('/frame/')) {
        response.end(readFileSync(path.join(work, pictures[Number(url.slice(7))])));
      } else if (url === '/done') {
        let body = '';
        request.on('data', (part) => { body += part; });
        request.on('end', () => {
          response.end();
          // Its folder can only go when the browser no longer writes to it.
          browser.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 20,
            retryDelay: 100 }));
          browser.kill();
          server.close();
          const result = JSON.parse(body);
          if (result.error) reject(new Error(result.error)); else resolve(result);
        });
      } else {
        const file = url === '/' ? path.join(root, 'bench/mediapipe_web/page.html')
          : path.join(packageDir, path.basename(url));
        if (!existsSync(file)) { response.statusCode = 404; response.end(); return; }
        response.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
        response.end(readFileSync(file));
      }
    });
    server.listen(0, '127.0.0.1', () => {
      browser = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic',
        '--no-first-run', '--disable-background-networking', '--disable-component-update',
        '--disable-sync', `--user-data-dir=${profile}`,
        `http://127.0.0.1:${server.address().port}/`], { stdio: 'ignore' });
    });
  });
}

function runDowel() {
  const from = process.hrtime.bigint();
  const run = spawnSync(path.join(root, 'build/release/dowel'),
    ['analyze', clip, '--quiet', '--json', path.join(work, 'analysis.json')], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  const analysis = JSON.parse(readFileSync(path.join(work, 'analysis.json'), 'utf8'));
  return { seconds, frames: analysis.source.frames };
}

try {
  const rounds = Number(process.argv[4] ?? 3);
  const web = [], own = [];
  for (let i = 0; i < rounds; ++i) {
    const w = await runWeb(false);
    web.push(w.frames / w.seconds);
    const d = runDowel();
    own.push(d.frames / d.seconds);
    console.log(`round ${i + 1}: MediaPipe web ${web[i].toFixed(1)} frames/s (pose alone, ` +
      `${w.found} of ${w.frames} found), Dowel ${own[i].toFixed(1)} frames/s (whole pipeline), ` +
      `ratio ${(own[i] / web[i]).toFixed(2)}`);
  }
  const ratios = own.map((f, i) => f / web[i]).sort((a, b) => a - b);
  console.log(`median ratio ${ratios[Math.floor(ratios.length / 2)].toFixed(2)}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
