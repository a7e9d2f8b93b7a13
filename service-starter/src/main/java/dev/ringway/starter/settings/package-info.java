/** The defaults that all services share, below each service's own application.yml. */
@NullMarked
package dev.ringway.starter.settings;

import org.jspecify.annotations.NullMarked;
