/**
 * The one place that says which 知晓云 app this mini program talks to.
 *
 * The defaults reach the local server that `npm start` runs. For a device, build with
 * `BAAS_CLIENT_ID=… BAAS_HOST=https://… npm run build`: the build writes both into `dist/config.js`.
 */
export const config = {
  /** 知晓云 ClientID. */
  clientID: 'local-sample',
  /** Origin of the 知晓云 API, without a path. A device accepts `https:` only. */
  host: 'http://127.0.0.1:7290',
};
