package dev.monomorph.demo.spectrum;

/** The record in the place of generated rows, and the agent, with {@value #OPTIONS}. */
public class AgentUse extends UseBenchmark {
  /** All kernels are targets. */
  static final String OPTIONS = "targets=dev.monomorph.demo.spectrum.RowKernels#*";

  @Override
  String way() {
    return Costs.HANDWRITTEN;
  }
}
