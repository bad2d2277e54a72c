/** The build takes a text file into the bundle as a string. */
declare module "*.txt" {
  const text: string;
  export default text;
}
