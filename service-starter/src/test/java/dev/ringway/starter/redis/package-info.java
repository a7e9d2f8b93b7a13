/** The connections to a Redis that is away at first. */
@NullMarked
package dev.ringway.starter.redis;

import org.jspecify.annotations.NullMarked;
