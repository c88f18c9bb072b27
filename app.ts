import './client/index';
App({});
