export { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
