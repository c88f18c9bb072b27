/** Says that something worked, without waiting for anybody. */
export function toast(content: string): void {
  void my.showToast({ type: 'success', content });
}
