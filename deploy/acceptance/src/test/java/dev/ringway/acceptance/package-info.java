/** The running system, seen from outside: what its users see, what a crash does to it, and how fast it is. */
@NullMarked
package dev.ringway.acceptance;

import org.jspecify.annotations.NullMarked;
