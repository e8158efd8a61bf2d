/** What users see of it all; listens, never decides; imports {@code runtime} and nanojson. */
package dev.monomorph.inspect;
