export { timeInWords } from '../../events/time-in-words';
