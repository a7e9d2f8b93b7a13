/** A day in the life: many calls through a running system, and what it made of them. */
@NullMarked
package dev.ringway.sandbox.demo;

import org.jspecify.annotations.NullMarked;
