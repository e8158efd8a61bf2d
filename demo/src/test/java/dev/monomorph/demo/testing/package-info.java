/** What tests of several packages use. */
package dev.monomorph.demo.testing;
