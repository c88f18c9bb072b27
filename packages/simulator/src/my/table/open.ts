import { apiGroup } from './read';

/** @see ./read.ts for how a line is read */
export const OPEN = apiGroup(
  '开放能力',
  `
real getAuthCode(scopes) authCode authErrorScopes authSuccessScopes
played getPhoneNumber(protocols) response
played getOpenUserInfo(protocols) response avatar code nickName msg subMsg subCode
played getAuthUserInfo() nickName avatar
played getAddress() resultStatus result
played getRunData(countDate protocols) response
played requestSubscribeMessage(appId aboveContent entityIds thirdTypeAppId sceneCode relatedOwnerId extInfo) behavior show keep refuse errorCode errorMessage result
played unsubscribeMessage(entityIds) success error errorMessage
played tradePay(tradeNO orderStr) resultCode
played paySignCenter(signStr) result resultStatus
played checkBeforeAddOrder(outItemList) requireOrder sourceId sceneId
played zmCreditBorrow(out_order_no product_code goods_name rent_unit rent_amount deposit_amount deposit_state invoke_return_url invoke_type credit_biz borrow_time expiry_time mobile_no borrow_shop_name rent_settle_type invoke_state rent_info name address)
played startAPVerify(url certifyId) resultStatus result
played startZMVerify(bizNo) token passed reason
played navigateToMiniProgram(appId path query extraData envVersion)
real navigateBackMiniProgram(extraData)
real exitMiniProgram()
absent addCardAuth(url) success resultStatus result code
played openOtherApp(url) error errorMessage success
played openCardList()
played openCardDetail(passId)
played openMerchantCardList(partnerId)
played openVoucherList()
played openVoucherDetail(passId partnerId serialNumber)
played openKBVoucherDetail(passId partnerId serialNumber)
played openMerchantVoucherList(partnerId)
played openTicketList()
played openTicketDetail(passId partnerId serialNumber)
played openMerchantTicketList(partnerId)
played navigateToCouponDetail(couponId)
played ap.navigateToAlipayPage(appCode appParams path) success errorMsg
played ap.openAlipayApp(appCode appParams)
played ap.openURL(url)
played ap.navigateToFinance(type fundCode amount period day funcCode pid url)
played ap.getMainSelectedCity(needFullName) fullName enName enDistrictName name code chineseMainLand isManualSelected settingTime districtName districtCode
played ap.prepareUseCertificate(certificateId)
played ap.openCardList()
played ap.openMerchantCardList(partnerId)
played ap.openVoucherList()
played ap.openVoucherDetail(passId partnerId serialNumber)
played ap.openKBVoucherDetail(passId partnerId serialNumber)
played ap.openMerchantVoucherList(partnerId)
played ap.openTicketList()
played ap.openTicketDetail(passId partnerId serialNumber)
played ap.openMerchantTicketList(partnerId)
absent ap.imgRisk(pid appId bizContext) success riskResult riskResultDesc uniqueId ! 4 无权调用该接口
absent ap.imgRiskCallback(pid appId bizContext) success riskResult riskResultDesc uniqueId
absent ap.nsf(pid bizContext) result
absent ap.preventCheat(pid bizContext) result
played textRiskIdentification(content type) result
real rsa(action text key) text
absent checkIsSupportIfaaAuthentication() supportMode success
absent checkIsIfaaEnrolledInDevice(checkAuthMode) success isEnrolled
absent startIfaaAuthentication(requestAuthModes challenge) code message srcCode token verifyCode verifyId nextIsCasherPament2 subCode bizResponseData
`,
);
