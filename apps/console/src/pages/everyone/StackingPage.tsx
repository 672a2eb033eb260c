export { StackingMatrix as default } from '../../features/marketing/StackingMatrix.tsx';
