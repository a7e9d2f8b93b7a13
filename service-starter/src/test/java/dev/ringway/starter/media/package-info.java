@NullMarked
package dev.ringway.starter.media;

import org.jspecify.annotations.NullMarked;
