@NullMarked
package dev.ringway.starter.http;

import org.jspecify.annotations.NullMarked;
