/**
 * The bytecode between a call site and the copies: guards, dispatchers and the gateway class;
 * imports {@code runtime} and {@code define}.
 */
package dev.monomorph.dispatch;
