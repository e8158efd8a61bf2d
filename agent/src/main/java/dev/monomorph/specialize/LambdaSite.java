package dev.monomorph.specialize;

import java.util.List;
import org.objectweb.asm.Handle;

/**
 * A lambda expression or method reference in a class file.
 *
 * @param method name and descriptor of the method that it is in
 * @param number how many dynamic call sites are before it there
 * @param name the method that the lambda implements
 * @param descriptor takes what is captured and gives the functional interface
 * @param bootstrap of {@code LambdaMetafactory}
 * @param arguments as in the class file
 */
public record LambdaSite(
    String method,
    int number,
    String name,
    String descriptor,
    Handle bootstrap,
    List<Object> arguments) {}
