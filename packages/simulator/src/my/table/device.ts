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
real startWifi() success
real stopWifi() success
real connectWifi(SSID BSSID maunal isWEP password) success error errorMessage
real getConnectedWifi() success wifi
real getWifiList() success
real setWifiList(wifiList) success
real registerSSID(SSID)
real unregisterSSID(SSID)
real openBluetoothAdapter(autoClose) isSupportBLE
real closeBluetoothAdapter()
real getBluetoothAdapterState() discovering available
real startBluetoothDevicesDiscovery(includeClassic deviceIds deviceNames allowDuplicatesKey interval services)
real stopBluetoothDevicesDiscovery() success
real getBluetoothDevices() devices
real getConnectedBluetoothDevices() devices
real getBluetoothPairs() devices
real makeBluetoothPair(deviceId pin timeout) success
real cancelBluetoothPair(deviceId)
real connectBLEDevice(deviceId timeout) error errorMessage
real disconnectBLEDevice(deviceId) errorCode errorMessage
real getBLEDeviceServices(deviceId) services
real getBLEDeviceCharacteristics(deviceId serviceId) characteristics
real getBLEDeviceRSSI(deviceId) RSSI
real getBLEDeviceStatus(sysAlert) authStatus powerStatus
real getBLEMTU(deviceId) mtu
real setBLEMTU(deviceId mtu) success mtu
real readBLECharacteristicValue(deviceId serviceId characteristicId) characteristic
real writeBLECharacteristicValue(deviceId serviceId characteristicId value) errorCode errorMessage
real notifyBLECharacteristicValueChange(deviceId serviceId characteristicId descriptorId state)
played showBLEPermissionGuide(bizType firstTipTitle firstTipsTitle firstTipsMessage authTipsTitle authTipsMessage authTipsButton openTipsTitle openTipsMessage openTipsButton) success error errorMessage
real getBeacons() beacons errCode errorMsg
real startBeaconDiscovery(uuids)
real stopBeaconDiscovery()
played event AccelerometerChange
played event CompassChange
played event GyroscopeChange
played event DeviceMotionChange
played event UserCaptureScreen
played event MemoryWarning
real event GetWifiList
real event WifiConnected
real event BLECharacteristicValueChange
real event BLEConnectionStateChanged
real event BluetoothAdapterStateChange
real event BluetoothDeviceFound
real event BeaconServiceChange
real event BeaconUpdate
`,
);
