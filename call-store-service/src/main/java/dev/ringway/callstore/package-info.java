/** Owns calls, what was reported about them, and their recordings. */
@NullMarked
package dev.ringway.callstore;

import org.jspecify.annotations.NullMarked;
