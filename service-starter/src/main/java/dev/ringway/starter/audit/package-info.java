/** Every write that a person makes is on record before it is done. */
@NullMarked
package dev.ringway.starter.audit;

import org.jspecify.annotations.NullMarked;
