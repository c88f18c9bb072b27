Component({
  props: { value: 0, onChange() {} },
  methods: {
    step({ target }) {
      this.props.onChange(this.props.value + target.dataset.step);
    },
  },
});
