/** A collection seen from MongoDB's side: which indexes it has, which documents it takes. */
@NullMarked
package dev.ringway.starter.test.mongo;

import org.jspecify.annotations.NullMarked;
