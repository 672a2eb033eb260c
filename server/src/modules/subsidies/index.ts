/** Subsidies: whose money a discount is, and that there is enough of it. */
export { createBudget, type NewBudget } from './create-budget.ts';
export { pauseBudget, resumeBudget, stopBudget } from './stop-budget.ts';
export { changeBudget, topUpBudget } from './change-budget.ts';
export { budgetsByIds } from './budgets.sql.ts';
export { openBudgetDesk, type BudgetDesk, type BudgetOnOffer } from './budget-desk.ts';
export { drawsOf, type Draw } from './draws.sql.ts';
export { isInSplit, stateOf, type Budget, type BudgetState, type Split } from './budget.ts';
