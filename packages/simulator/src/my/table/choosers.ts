import { apiGroup } from './read';

/** @see ./read.ts for how a line is read */
export const CHOOSERS = apiGroup(
  '选择、联系人、位置、扫码、电话',
  `
played chooseCity(showLocatedCity showHotCities setLocatedCity cities hotCities customHistoryCities) city adCode longitude latitude
played setLocatedCity(locatedCityName locatedCityId locatedCityAdCode locatedCityPinyin) locatedCityName
played regionPicker(title customItem mergeOptions selectedItem adVersion) data code
played chooseDistrict(mode mainTitle mainHeadList mainNormalList seniorTitle seniorPageList mainMergeOptions src adVersion) name adCode ext
played datePicker(format currentDate startDate endDate) date
played optionsSelect(title optionsOne optionsTwo selectedOneIndex selectedTwoIndex positiveString negativeString) selectedOneIndex selectedTwoIndex selectedOneOption selectedTwoOption
played multiLevelSelect(title result list path) success result
played chooseAlipayContact(count) contacts
played chooseContact(chooseType includeMe includeMobileContactMode multiChooseMax multiChooseMaxTips) contactsDicArray
played choosePhoneContact() name mobile
played addPhoneContact(photoFilePath lastName middleName firstName nickName remark mobilePhoneNumber workFaxNumber workPhoneNumber hostNumber homeFaxNumber homePhoneNumber weChatNumber alipayAccount organization title email url addressCountry addressState addressCity addressStreet addressPostalCode workCountry workState workCity workStreet workPostalCode homeCountry homeState homeCity homeStreet homePostalCode workAddressCountry workAddressState workAddressCity workAddressStreet workAddressPostalCode homeAddressCountry homeAddressState homeAddressCity homeAddressStreet homeAddressPostalCode) success
played getLocation(cacheTimeout type accuracy bizType) longitude latitude accuracy horizontalAccuracy country countryCode province provinceAdcode city cityAdcode district districtAdcode streetNumber pois
played chooseLocation(title showTab latitude longitude) name address longitude latitude provinceName cityName
played openLocation(longitude latitude name address scale)
played scan(scanType hideAlbum onlyFromCamera actionType needPath) code barCode qrCode rawData imageChannel result scanType
played makePhoneCall(number) success
absent getGeocoder() =
played event LocatedComplete
`,
);
