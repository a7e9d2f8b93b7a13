/** Calls: what they are asked to do, how they live, and what became of them. */
@NullMarked
package dev.ringway.sandbox.call;

import org.jspecify.annotations.NullMarked;
