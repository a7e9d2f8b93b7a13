/** Auto-configuration that every service shares; no domain. */
@NullMarked
package dev.ringway.starter;

import org.jspecify.annotations.NullMarked;
