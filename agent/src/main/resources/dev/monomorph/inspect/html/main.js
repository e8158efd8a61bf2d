// Everything, from top to bottom.

showTheme();
showHead();
showProblems();
showCards();
showTimeline();
showFilters();
showTargets();
showBenefit();
showRefused();
