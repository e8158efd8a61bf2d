/** What users see of it all; listens, never decides; imports {@code runtime} only. */
package dev.monomorph.inspect;
