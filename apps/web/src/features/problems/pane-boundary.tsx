import { Component, type ReactNode } from 'react';
import { PaneProblem } from './pane-problem.js';

interface PaneBoundaryProps {
  /** Another value clears the error: the id of what is shown. */
  readonly resetKey?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

interface PaneBoundaryState {
  readonly error: unknown;
  readonly resetKey: string | undefined;
}

/** Keeps a fault of one pane from taking the others with it. */
export class PaneBoundary extends Component<PaneBoundaryProps, PaneBoundaryState> {
  override state: PaneBoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<PaneBoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps(props: PaneBoundaryProps, state: PaneBoundaryState) {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <PaneProblem
        error={this.state.error}
        className={this.props.className ?? 'grid flex-1 place-items-center'}
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
