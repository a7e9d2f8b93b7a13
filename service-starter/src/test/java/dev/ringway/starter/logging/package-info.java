@NullMarked
package dev.ringway.starter.logging;

import org.jspecify.annotations.NullMarked;
