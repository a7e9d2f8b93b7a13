/** Entity tags, cursor pages and the other habits of the REST interfaces. */
@NullMarked
package dev.ringway.starter.http;

import org.jspecify.annotations.NullMarked;
