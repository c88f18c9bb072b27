import { apiGroup } from './read';

/** @see ./read.ts for how a line is read */
export const DEVICE = apiGroup(
  '设备',
  `
real getSystemInfo(includeNotification includeBluetooth) model brand system platform version app language pixelRatio screen screenWidth screenHeight windowWidth windowHeight statusBarHeight titleBarHeight storage currentBattery fontSizeSetting apiLevel performance transparentTitle safeArea albumAuthorized cameraAuthorized locationAuthorized microphoneAuthorized locationEnabled wifiEnabled bluetoothEnabled bluetoothAuthorized notificationAuthorized
real getSystemInfoSync(includeNotification includeBluetooth) = model brand system platform version app language pixelRatio screen screenWidth screenHeight windowWidth windowHeight statusBarHeight titleBarHeight storage currentBattery fontSizeSetting apiLevel performance transparentTitle safeArea albumAuthorized cameraAuthorized locationAuthorized microphoneAuthorized locationEnabled wifiEnabled bluetoothEnabled bluetoothAuthorized notificationAuthorized
real getBatteryInfo() level isCharging
real getBatteryInfoSync() = level isCharging
real getServerTime() time
real setClipboard(text) success
real getClipboard() text
real getScreenBrightness() success brightness
real setScreenBrightness(brightness) success
real getSystemSetting() = bluetoothEnabled locationEnabled wifiEnabled
real getAppAuthorizeSetting() = albumAuthorized bluetoothAuthorized cameraAuthorized locationAuthorized microphoneAuthorized notificationAuthorized notificationAlertAuthorized notificationBadgeAuthorized notificationSoundAuthorized overlayAuthorized locationReducedAccuracy phoneCalendarAuthorized
real getSetting() authSetting
played openSetting() authSetting
played showAuthGuide(authType) shown
played watchShake(monitorAccelerometer monitorCompass monitorGyroscope interval) success
inert vibrate() success
inert vibrateLong() success
inert vibrateShort() success
inert setKeepScreenOn(keepScreenOn) success
inert setVisualEffectOnCapture(visualEffect)
inert isScreenReaderEnabled() screenReaderEnabled
inert startAccelerometer(interval) success
inert stopAccelerometer() success
inert startCompass(interval) success
inert stopCompass() success
inert startGyroscope(interval) success
inert stopGyroscope() success
absent getAccessibilityManager() =
absent getLocalIPAddress() localip netmask
absent startWifi() success
absent stopWifi() success
absent connectWifi(SSID BSSID maunal isWEP password) success error errorMessage
absent getConnectedWifi() success wifi
absent getWifiList() success
absent setWifiList(wifiList) success
absent registerSSID(SSID)
absent unregisterSSID(SSID)
absent openBluetoothAdapter(autoClose) isSupportBLE
absent closeBluetoothAdapter()
absent getBluetoothAdapterState() discovering available
absent startBluetoothDevicesDiscovery(includeClassic deviceIds deviceNames allowDuplicatesKey interval services)
absent stopBluetoothDevicesDiscovery() success
absent getBluetoothDevices() devices
absent getConnectedBluetoothDevices() devices
absent getBluetoothPairs() devices
absent makeBluetoothPair(deviceId pin timeout) success
absent cancelBluetoothPair(deviceId)
absent connectBLEDevice(deviceId timeout) error errorMessage
absent disconnectBLEDevice(deviceId) errorCode errorMessage
absent getBLEDeviceServices(deviceId) services
absent getBLEDeviceCharacteristics(deviceId serviceId) characteristics
absent getBLEDeviceRSSI(deviceId) RSSI
absent getBLEDeviceStatus(sysAlert) authStatus powerStatus
absent getBLEMTU(deviceId) mtu
absent setBLEMTU(deviceId mtu) success mtu
absent readBLECharacteristicValue(deviceId serviceId characteristicId) characteristic
absent writeBLECharacteristicValue(deviceId serviceId characteristicId value) errorCode errorMessage
absent notifyBLECharacteristicValueChange(deviceId serviceId characteristicId descriptorId state)
absent showBLEPermissionGuide(firstTipTitle firstTipsMessage authTipsTitle authTipsMessage authTipsButton openTipsTitle openTipsMessage openTipsButton) success error errorMessage
absent getBeacons() beacons errCode errorMsg ! 11000 unsupport
absent startBeaconDiscovery(uuids) ! 11000 unsupport
absent stopBeaconDiscovery() ! 11000 unsupport
played event AccelerometerChange
played event CompassChange
played event GyroscopeChange
played event DeviceMotionChange
played event UserCaptureScreen
played event MemoryWarning
absent event GetWifiList
absent event WifiConnected
absent event BLECharacteristicValueChange
absent event BLEConnectionStateChanged
absent event BluetoothAdapterStateChange
absent event BluetoothDeviceFound
absent event BeaconServiceChange
absent event BeaconUpdate
`,
);
