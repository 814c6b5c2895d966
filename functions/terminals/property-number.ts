// 財產編號, the name of a terminal everywhere: the seven digits of the property class, its two-digit item, the agency's own number.
export const PROPERTY_NO = /^[1-9]\d{6}-\d{2}-\d{3,7}$/;
