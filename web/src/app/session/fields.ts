/** What was filled into a form that is being sent, by the names of its fields. */
export function fieldsOf(event: SubmitEvent): (name: string) => string {
  const said = new FormData(event.target as HTMLFormElement);
  return (name) => {
    const value = said.get(name);
    return typeof value === 'string' ? value : '';
  };
}
