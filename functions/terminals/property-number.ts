// 財產編號, the name of a terminal everywhere: the seven digits of the property class, its two-digit item, the agency's own number.
export const PROPERTY_NO = /^[1-9]\d{6}-\d{2}-\d{3,7}$/;

/** As labels carry it too: a barcode has no hyphens. */
export const READABLE_PROPERTY_NO = /^([1-9]\d{6})-?(\d{2})-?(\d{3,7})$/;

/** The one way it is kept, with hyphens; what is no property number stays as it is. */
export function canonicalPropertyNo(text: string): string {
  return text.replace(READABLE_PROPERTY_NO, "$1-$2-$3");
}

/** What a scanner or a person typed: blanks, full-width digits and other dashes aside. */
export function readPropertyNo(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(/\s|\p{Cf}/gu, "")
    .replace(/\p{Pd}/gu, "-");
  return canonicalPropertyNo(plain);
}
