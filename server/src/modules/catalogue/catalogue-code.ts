/**
 * The stable code of a category, a deed, an indicator or a virtue: COOK_FOR_ELDERS. As the tables' CHECK has it; nothing
 * else is worth asking the database.
 */
export function isCatalogueCode(text: string): boolean {
  return /^[A-Z][A-Z0-9_]{0,31}$/.test(text);
}
