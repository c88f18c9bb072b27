import './client/index';
import { config } from './config';

App({
  onLaunch() {
    my.BaaS.init(config.clientID, { host: config.host });
  },
});
