/** Logs without phone numbers or secrets, and one line per request. */
@NullMarked
package dev.ringway.starter.logging;

import org.jspecify.annotations.NullMarked;
