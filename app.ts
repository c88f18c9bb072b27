import './client/index';
import { config } from './config';
import { isBaseLibraryTooOld } from './pages/shared/base-library';
import { forgetLoginWay } from './pages/shared/login-way';
import { forgetLogout } from './pages/shared/logout';

App({
  onLaunch() {
    my.BaaS.init(config.clientID, { host: config.host });
    my.BaaS.auth.onAuthStateChange((user) => {
      if (user) {
        forgetLogout();
      } else {
        forgetLoginWay();
      }
    });
    if (isBaseLibraryTooOld()) {
      void my.reLaunch({ url: '/pages/outdated/outdated' });
    }
  },
});
