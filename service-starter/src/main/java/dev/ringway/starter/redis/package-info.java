/** The connections to Redis, for services with its driver on their class path, and the scripts that run in it. */
@NullMarked
package dev.ringway.starter.redis;

import org.jspecify.annotations.NullMarked;
