/** Where values come from and go to within one method, and small methods that stand beside it. */
package dev.monomorph.specialize.flow;
