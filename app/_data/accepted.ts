/** The answer to a request of this server, where it did what was asked. Rejects with its own sentence, or with `failed` where it gave none. */
export async function accepted(response: Response, failed: string): Promise<Response> {
  if (response.ok) return response;
  const refused: { error?: { message?: string } } = await response.json().catch(() => ({}));
  throw new Error(refused.error?.message ?? failed);
}
