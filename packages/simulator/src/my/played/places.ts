/** A city as the platform's choosers take and give it. */
export interface City {
  readonly city: string;
  readonly adCode: string;
  readonly spell: string;
}

/** Where the phone is. @see https://ditu.amap.com for the coordinates of Alipay's own building */
export const HERE = {
  longitude: 120.126293,
  latitude: 30.274653,
  province: '浙江省',
  provinceAdcode: '330000',
  city: '杭州市',
  cityAdcode: '330100',
  district: '西湖区',
  districtAdcode: '330106',
  street: '学院路',
  number: '77号',
  name: '黄龙万科中心',
} as const;

/** Cities of a chooser for which the app gives none. */
export const CITIES: readonly City[] = [
  { city: '北京', adCode: '110100', spell: 'beijing' },
  { city: '成都', adCode: '510100', spell: 'chengdu' },
  { city: '广州', adCode: '440100', spell: 'guangzhou' },
  { city: '杭州', adCode: '330100', spell: 'hangzhou' },
  { city: '南京', adCode: '320100', spell: 'nanjing' },
  { city: '上海', adCode: '310100', spell: 'shanghai' },
  { city: '深圳', adCode: '440300', spell: 'shenzhen' },
  { city: '武汉', adCode: '420100', spell: 'wuhan' },
];

/** Places abroad, for which the app gives none: those of the sample on the page of `my.chooseDistrict`. */
export const OVERSEAS = [
  { name: '东京', adCode: '39200037000000000000' },
  { name: '迪拜', adCode: '78400003000300000000' },
  { name: '堪培拉', adCode: '03600001000100000000' },
] as const;

export interface Region {
  readonly name: string;
  readonly id: string;
  readonly subList?: readonly Region[];
}

/** Regions of a chooser, a few of each level: an app takes what comes, and a test sets what it needs. */
export const REGIONS: readonly Region[] = [
  {
    name: '浙江省',
    id: '330000',
    subList: [
      {
        name: '杭州市',
        id: '330100',
        subList: [
          { name: '西湖区', id: '330106' },
          { name: '上城区', id: '330102' },
        ],
      },
      { name: '宁波市', id: '330200', subList: [{ name: '海曙区', id: '330203' }] },
    ],
  },
  {
    name: '北京市',
    id: '110000',
    subList: [
      {
        name: '北京市',
        id: '110100',
        subList: [
          { name: '东城区', id: '110101' },
          { name: '朝阳区', id: '110105' },
        ],
      },
    ],
  },
  {
    name: '广东省',
    id: '440000',
    subList: [{ name: '深圳市', id: '440300', subList: [{ name: '南山区', id: '440305' }] }],
  },
];

/** What stands near {@link HERE}. */
export const NEARBY = [
  {
    name: HERE.name,
    address: '浙江省杭州市西湖区学院路77号',
    longitude: 120.126293,
    latitude: 30.274653,
  },
  {
    name: '西湖',
    address: '浙江省杭州市西湖区龙井路1号',
    longitude: 120.143222,
    latitude: 30.236064,
  },
  {
    name: '杭州东站',
    address: '浙江省杭州市上城区天城路1号',
    longitude: 120.21201,
    latitude: 30.291131,
  },
] as const;
