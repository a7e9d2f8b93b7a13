/** One suite for every object storage. */
@NullMarked
package dev.ringway.starter.storage;

import org.jspecify.annotations.NullMarked;
